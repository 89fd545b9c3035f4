module github.com/hognose/hognose

go 1.26
