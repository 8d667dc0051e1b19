// Moves on the grid: each way of moving is a file.
import "./drag.js";
import "./keep.js";
import "./keyboard.js";
