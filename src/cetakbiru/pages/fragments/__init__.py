"""HTML fragments made from the blueprint: tables, charts, maps, notices."""
