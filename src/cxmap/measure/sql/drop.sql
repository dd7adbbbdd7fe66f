-- What is not needed any more makes room.
DROP TABLE $table
