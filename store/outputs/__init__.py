"""Everything that leaves Sides: tables, graphs, events, reports, citations. All of it inert text."""
