"""Where a place name, a coordinate or a permit is: the engine of "Near our permit"."""
