package pkg_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestExportedNamesAreDocumented reads the sources of the module, the nested
// modules and generated files left out.
func TestExportedNamesAreDocumented(t *testing.T) {
	root := os.DirFS("..")
	described, files := map[string]bool{}, 0
	for _, folder := range []string{"cmd", "pkg", "policies", "examples"} {
		err := fs.WalkDir(root, folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return skipMissing(err)
			}
			file := parse(t, root, name)
			files++
			described[path.Dir(name)] = described[path.Dir(name)] || file.Doc != nil
			for _, problem := range undocumented(file) {
				t.Errorf("%s: %s has no comment", name, problem)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files == 0 {
		t.Fatal("no files found")
	}
	for folder, ok := range described {
		if !ok {
			t.Errorf("%s: the package has no comment", folder)
		}
	}
}

func TestUndocumented(t *testing.T) {
	const source = `package p
// Good is good.
type Good struct{}
type Bad struct{}
type hidden struct{}
// M is good.
func (Good) M() {}
func (*Good) N() {}
func (hidden) M() {}
func (g Generic[T]) O() {}
func Free() {}
// Group of constants.
const (
	A = 1
	B = 2
)
var (
	// C is good.
	C = 1
	D = 2
	e = 3
)
`
	file, err := parser.ParseFile(token.NewFileSet(), "p.go", source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"Bad", "Good.N", "Generic.O", "Free", "D"}
	if diff := cmp.Diff(want, undocumented(file)); diff != "" {
		t.Errorf("undocumented (-want +got):\n%s", diff)
	}
}

func skipMissing(err error) error {
	if os.IsNotExist(err) {
		return fs.SkipDir
	}
	return err
}

func parse(t *testing.T, fsys fs.FS, name string) *ast.File {
	t.Helper()
	source, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	if ast.IsGenerated(file) {
		return &ast.File{Name: file.Name}
	}
	return file
}

// undocumented lists the exported declarations of a file that have no comment.
func undocumented(file *ast.File) []string {
	var names []string
	for _, declaration := range file.Decls {
		switch d := declaration.(type) {
		case *ast.FuncDecl:
			if name := functionName(d); d.Doc == nil && exported(name) {
				names = append(names, name)
			}
		case *ast.GenDecl:
			names = append(names, undocumentedSpecs(d)...)
		}
	}
	return names
}

// undocumentedSpecs lets a comment on a group stand for its members.
func undocumentedSpecs(group *ast.GenDecl) []string {
	if group.Doc != nil {
		return nil
	}
	var names []string
	for _, spec := range group.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			if s.Doc == nil && s.Name.IsExported() {
				names = append(names, s.Name.Name)
			}
		case *ast.ValueSpec:
			for _, name := range s.Names {
				if s.Doc == nil && name.IsExported() {
					names = append(names, name.Name)
				}
			}
		}
	}
	return names
}

// functionName is the name of a function, that of a method behind its type's.
func functionName(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	receiver := f.Recv.List[0].Type
	for {
		switch r := receiver.(type) {
		case *ast.StarExpr:
			receiver = r.X
		case *ast.IndexExpr:
			receiver = r.X
		case *ast.IndexListExpr:
			receiver = r.X
		default:
			return fmt.Sprintf("%v.%s", receiver, f.Name.Name)
		}
	}
}

func exported(name string) bool {
	for part := range strings.SplitSeq(name, ".") {
		if !ast.IsExported(part) {
			return false
		}
	}
	return true
}
