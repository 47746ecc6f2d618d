package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"time"
)

// entry is one file of an archive.
type entry struct {
	name    string
	mode    fs.FileMode
	content []byte
}

// modified is the time that all entries carry: the earliest that a zip can.
func modified() time.Time { return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) }

// pack archives the entries in their order, the way the platform expects it.
func pack(p platform, entries []entry) ([]byte, error) {
	var out bytes.Buffer
	write := writeTarGz
	if p.os == "windows" {
		write = writeZip
	}
	if err := write(&out, entries); err != nil {
		return nil, fmt.Errorf("pack for %s: %w", p, err)
	}
	return out.Bytes(), nil
}

func writeTarGz(w io.Writer, entries []entry) error {
	zipped, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	archive := tar.NewWriter(zipped)
	for _, e := range entries {
		header := &tar.Header{
			Typeflag: tar.TypeReg,
			Format:   tar.FormatUSTAR,
			Name:     e.name,
			Mode:     int64(e.mode),
			Size:     int64(len(e.content)),
			ModTime:  modified(),
		}
		if err := archive.WriteHeader(header); err != nil {
			return err
		}
		if _, err := archive.Write(e.content); err != nil {
			return err
		}
	}
	if err := archive.Close(); err != nil {
		return err
	}
	return zipped.Close()
}

func writeZip(w io.Writer, entries []entry) error {
	archive := zip.NewWriter(w)
	for _, e := range entries {
		header := &zip.FileHeader{Name: e.name, Method: zip.Deflate, Modified: modified()}
		header.SetMode(e.mode)
		file, err := archive.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := file.Write(e.content); err != nil {
			return err
		}
	}
	return archive.Close()
}
