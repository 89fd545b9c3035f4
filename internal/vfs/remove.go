package vfs

// This file removes whole folders.

// RemoveAll removes a file, or a folder with all that is in it, as far as it can.
func RemoveAll(fs FS, name string) {
	folders := []string{name}
	for i := 0; i < len(folders); i++ {
		at := folders[i]
		if info, err := fs.Stat(at, false); err != nil || info.Mode&ModeType != ModeDir {
			_ = fs.Unlink(at)
			continue
		}
		entries, err := fs.ReadDir(at)
		if err != nil && fs.Chmod(at, 0o700, true) == nil {
			entries, _ = fs.ReadDir(at)
		}
		for _, e := range entries {
			folders = append(folders, at+"/"+e.Name)
		}
	}
	for i := len(folders) - 1; i >= 0; i-- {
		_ = fs.Rmdir(folders[i]) // files have gone: it fails
	}
}
