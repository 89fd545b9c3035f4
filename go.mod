module github.com/hognose/hognose

go 1.26.0

require (
	github.com/klauspost/compress v1.20.4
	github.com/reeflective/readline v1.3.0
	go.uber.org/goleak v1.3.0
	golang.org/x/sys v0.50.0
	golang.org/x/term v0.48.0
	golang.org/x/text v0.43.0
)

require github.com/rivo/uniseg v0.4.7 // indirect
