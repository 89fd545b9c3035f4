package py

// This file finds the "Did you mean" of error messages.

// suggest returns the candidate nearest to name, or "" if none is near enough:
// a weighted edit distance with the limits that CPython uses.
func suggest(name string, candidates []string) string {
	const maxSize, moveCost, caseCost = 40, 2, 1
	if len(name) > maxSize {
		return ""
	}
	best, bestDist := "", -1
	row := make([]int, maxSize+1)
	for _, c := range candidates {
		if c == name || len(c) > maxSize {
			continue
		}
		limit := (len(name) + len(c) + 3) * moveCost / 6
		if bestDist >= 0 {
			limit = min(limit, bestDist-1)
		}
		d := distance(name, c, row, moveCost, caseCost)
		if d > limit {
			continue
		}
		if bestDist < 0 || d < bestDist {
			best, bestDist = c, d
		}
	}
	return best
}

// Suggest is suggest for other packages.
func Suggest(name string, candidates []string) string { return suggest(name, candidates) }

func distance(a, b string, row []int, move, caseCost int) int {
	for j := range row[:len(b)+1] {
		row[j] = j * move
	}
	for i := 0; i < len(a); i++ {
		diag := row[0]
		row[0] = (i + 1) * move
		for j := 0; j < len(b); j++ {
			cost := move
			if a[i] == b[j] {
				cost = 0
			} else if a[i]|0x20 == b[j]|0x20 && (a[i]|0x20) >= 'a' && (a[i]|0x20) <= 'z' {
				cost = caseCost
			}
			d := min(diag+cost, row[j]+move, row[j+1]+move)
			diag = row[j+1]
			row[j+1] = d
		}
	}
	return row[len(b)]
}
