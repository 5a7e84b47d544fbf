module footprint.dev/experiments/tasks

go 1.26
