package main

import "fmt"

const plugin = "kubectl-sysaudit"

// platform is an operating system and an architecture, by Go's names.
type platform struct{ os, arch string }

// platforms are those that a release is built for.
func platforms() []platform {
	var all []platform
	for _, os := range []string{"linux", "darwin", "windows"} {
		for _, arch := range []string{"amd64", "arm64"} {
			all = append(all, platform{os, arch})
		}
	}
	return all
}

func (p platform) String() string { return p.os + "/" + p.arch }

// binary is the name of the program; krew wants .exe on Windows.
func (p platform) binary() string {
	if p.os == "windows" {
		return plugin + ".exe"
	}
	return plugin
}

// archive is the name of the release file: a zip for Windows, where nothing
// else can be counted on.
func (p platform) archive(version string) string {
	extension := "tar.gz"
	if p.os == "windows" {
		extension = "zip"
	}
	return fmt.Sprintf("%s_%s_%s_%s.%s", plugin, version, p.os, p.arch, extension)
}
