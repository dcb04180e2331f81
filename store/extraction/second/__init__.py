"""A second reading of the words of stance that the rules leave silent.

The rules say nothing where the parse does not show who is for or against whom: the holder stands two
clauses before, the target is *le projet* of the sentence before, a name hangs on the wrong word. For
these words, every pair of actors nearby is given a probability, by weights that were learned from
annotated articles; the best pair is kept if it is likely enough.

`events` says which words are read again and what stands around them, `parties` who might be holder or
target, `pairs` what they are to each other, `weights` what all that is worth, `reading` puts them together;
`learning` is the training command.
"""
