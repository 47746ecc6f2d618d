package policy

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func TestLoadReadsMetadata(t *testing.T) {
	got := mustLoad(t, user("x/probe.rego", policyFile("x", "probe", openDoor))).Policies()
	want := []Policy{
		{
			Policy: api.Policy{
				ID: "open-door", Title: "A title", Description: "A description.", Severity: api.High,
				Category: "house", Subject: "thing", Grants: "node-root", Remediation: "Lock it.",
				References: []api.Reference{{Description: "A page", URL: "https://example.com/page"}},
				Frameworks: map[string][]string{"cis": {"5.2.1"}}, Source: "builtin",
			},
			Package: "policies.house.open_door", File: "builtin/house/open_door.rego", Line: 1,
		},
		{
			Policy: api.Policy{
				ID: "probe", Title: "A title", Description: "A description.", Severity: api.High,
				Category: "x", Subject: "thing", Grants: "node-root", Remediation: "Lock it.",
				References: []api.Reference{{Description: "A page", URL: "https://example.com/page"}},
				Frameworks: map[string][]string{"cis": {"5.2.1"}}, Source: "mine/x/probe.rego",
			},
			Package: "policies.x.probe", File: "mine/x/probe.rego", Line: 1,
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLoadLeavesOutBrokenPolicies loads each broken policy together with a
// good one, which must survive.
func TestLoadLeavesOutBrokenPolicies(t *testing.T) {
	good := policyFile("x", "good", openDoor)
	probe := policyFile("x", "probe", openDoor)
	replaced := func(old, new string) string {
		if !strings.Contains(probe, old) {
			t.Fatalf("the fixture has no %q", old)
		}
		return strings.Replace(probe, old, new, 1)
	}
	withBody := func(body string) string { return policyFile("x", "probe", body) }
	tests := []struct {
		name, text string
		want       []string
	}{
		{"syntax error", replaced("input.doors", "input.doors ]"), []string{"mine/x/probe.rego:21: unexpected ] token"}},
		{"empty file", "", []string{"mine/x/probe.rego: empty module"}},
		{"rego v0", withBody("findings[f] { f := input.name }"), []string{"mine/x/probe.rego:20: `if` keyword is required before rule body", "mine/x/probe.rego:20: `contains` keyword is required for partial set rules"}},
		{"no metadata", "package policies.x.probe\n\nfindings contains 1 if input.open\n", []string{"mine/x/probe.rego:1: no METADATA above the package"}},
		{"other package", replaced("package policies.x.probe", "package policies.y.probe"), []string{"mine/x/probe.rego:18: package policies.y.probe must be policies.x.probe"}},
		{"no title", replaced("# title: A title\n", ""), []string{"mine/x/probe.rego:1: METADATA title: is required"}},
		{"all that is wrong at once", strings.NewReplacer(
			"id: probe", "id: Probe Me", "severity: high", "severity: awful", "subject: thing", "subject: house",
			"grants: node-root", "grants: fame", "cis: [", "soc2: [", `"5.2.1"`, "5.2", "https:", "http:",
			"remediation: Lock it.", "remedy: Lock it.").Replace(probe), []string{
			`mine/x/probe.rego:4: METADATA related_resources: "http://example.com/page" is not an https reference`,
			"mine/x/probe.rego:7: METADATA schemas: must be one entry, \"- input: schema.house\"",
			`mine/x/probe.rego:10: METADATA custom.id: "Probe Me" must be`,
			`mine/x/probe.rego:11: METADATA custom.severity: "awful" is not one of critical, high, medium, low`,
			`mine/x/probe.rego:13: METADATA custom.subject: "house" is not one of thing`,
			`mine/x/probe.rego:14: METADATA custom.grants: "fame" is not one of bind-roles`,
			`mine/x/probe.rego:16: METADATA custom.frameworks.soc2: unknown framework`,
			`mine/x/probe.rego:16: METADATA custom.frameworks.soc2: 5.2 must be text`,
			`mine/x/probe.rego:17: METADATA custom.remedy: unknown key`,
			`METADATA custom.remediation: is required`,
		}},
		{"default is a word", replaced("severity: high", "default: sometimes\n#   severity: high"), []string{"mine/x/probe.rego:11: METADATA custom.default: must be true or false, is sometimes"}},
		{"no references", replaced("# related_resources:\n#   - description: A page\n#     ref: https://example.com/page\n", ""), []string{"METADATA related_resources: at least one https reference"}},
		{"no schema", replaced("# schemas:\n#   - input: schema.thing\n", ""), []string{`METADATA schemas: must be one entry, "- input: schema.thing"`}},
		{"no findings", withBody("deny contains 1 if input.open"), []string{`mine/x/probe.rego:18: no rule "findings contains`}},
		{"findings is no set", withBody("findings := [1 | input.open]"), []string{`mine/x/probe.rego:18: no rule "findings contains`}},
		{"mistyped field", replaced("door.locked\n", "door.loked\n"), []string{`mine/x/probe.rego:22: undefined ref: door.loked`, `want (one of): ["field" "locked" "name"]`}},
		{"network", withBody(`findings contains x if x := http.send({"method": "get", "url": "https://example.com"})`), []string{"mine/x/probe.rego:20: undefined function http.send"}},
		{"environment", withBody(`findings contains x if x := opa.runtime().env`), []string{"undefined function opa.runtime"}},
		{"clock", withBody(`findings contains x if x := time.now_ns()`), []string{"undefined function time.now_ns"}},
		{"randomness", withBody(`findings contains x if x := rand.intn("a", 5)`), []string{"undefined function rand.intn"}},
		{"memory", withBody(`findings contains x if some x in numbers.range(1, 1000000000)`), []string{"undefined function numbers.range"}},
		{"unused variable", withBody("findings contains 1 if {\n\tx := 1\n\tinput.open\n}"), []string{"mine/x/probe.rego:21: assigned var x unused"}},
		{"id of a built-in policy", replaced("id: probe", "id: open-door"), []string{`mine/x/probe.rego:1: id "open-door" is taken by builtin/house/open_door.rego`}},
		{"id of another policy", replaced("id: probe", "id: good"), []string{`mine/x/probe.rego:1: id "good" is taken by mine/x/good.rego`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			library, problems, err := Load(context.Background(), builtinSource(), user("x/good.rego", good, "x/probe.rego", test.text))
			if err != nil {
				t.Fatal(err)
			}
			expectIDs(t, library, "good", "open-door")
			var all string
			for _, p := range problems {
				all += p.Error() + "\n"
			}
			for _, want := range test.want {
				if !strings.Contains(all, want) {
					t.Errorf("no problem says %q, but:\n%s", want, all)
				}
			}
		})
	}
}

func expectIDs(t *testing.T, library *Library, want ...string) {
	t.Helper()
	ids, _ := library.names()
	if diff := cmp.Diff(want, ids); diff != "" {
		t.Errorf("policies (-want +got):\n%s", diff)
	}
}

func TestLoadKeepsBuiltinPackages(t *testing.T) {
	for name, pairs := range map[string][]string{
		"same package":   {"house/open_door.rego", policyFile("house", "open_door", openDoor)},
		"package around": {"house.rego", strings.Replace(policyFile("x", "probe", openDoor), "policies.x.probe", "policies.house", 1)},
		"package inside": {"house/open_door/more.rego", strings.Replace(policyFile("x", "probe", openDoor), "policies.x.probe", "policies.house.open_door.more", 1)},
		"library":        {"lib/text.rego", "package policies.lib.text\n\nshout(s) := lower(s)\n"},
	} {
		t.Run(name, func(t *testing.T) {
			library, problems, err := Load(context.Background(), builtinSource(), user(pairs...))
			if err != nil {
				t.Fatal(err)
			}
			expectIDs(t, library, "open-door")
			if len(problems) != 1 || !strings.Contains(problems[0].Message, "is taken by package policies.") {
				t.Errorf("problems: %v", problems)
			}
		})
	}
}

func TestLoadUserLibrary(t *testing.T) {
	body := "import data.policies.lib.mine\nimport data.policies.lib.text\n\n" + strings.Replace(openDoor, `"door %s is open", [door.name]`, `"%s %s", [text.shout(door.name), mine.what]`, 1)
	library := mustLoad(t, user("x/probe.rego", policyFile("x", "probe", body), "lib/mine.rego", "package policies.lib.mine\n\nwhat := \"gapes\"\n"))
	findings, gaps := library.Evaluate(context.Background(), []Document{house("a", "front")})
	if len(gaps) > 0 || len(findings) != 2 || findings[1].Message != "FRONT gapes" {
		t.Errorf("findings %v, gaps %v", findings, gaps)
	}
}

// TestLoadFindsWhoBreaksOthers: a library that breaks a policy must not take
// the other policies with it, whichever file the compiler blames.
func TestLoadFindsWhoBreaksOthers(t *testing.T) {
	uses := "import data.policies.lib.broken\n\n" + strings.Replace(openDoor, "not door.locked", "not broken.locked(door)", 1)
	library, problems, err := Load(context.Background(), builtinSource(), user(
		"x/good.rego", policyFile("x", "good", openDoor), "x/uses.rego", policyFile("x", "uses", uses),
		"lib/broken.rego", "package policies.lib.broken\n\nlocked(d) if nonsense(d)\n"))
	if err != nil {
		t.Fatal(err)
	}
	expectIDs(t, library, "good", "open-door")
	var where []string
	for _, p := range problems {
		where = append(where, p.File)
	}
	if diff := cmp.Diff([]string{"mine/lib/broken.rego", "mine/x/uses.rego"}, where); diff != "" {
		t.Errorf("problems %v (-want +got):\n%s", problems, diff)
	}
}

func TestLoadSources(t *testing.T) {
	other := Source{Name: "other", FS: files("x/good.rego", policyFile("x", "good", openDoor))}
	mine := user("x/good.rego", policyFile("x", "good", openDoor), "..data/x/good.rego", "package broken", "notes.txt", "no policy",
		"huge.rego", string(bytes.Repeat([]byte("#"), maxFile+1)), "x/Big.rego", "package policies.x.Big\n")
	empty := Source{Name: "empty", FS: fstest.MapFS{}}
	library, problems, err := Load(context.Background(), builtinSource(), mine, other, empty)
	if err != nil {
		t.Fatal(err)
	}
	expectIDs(t, library, "good", "open-door")
	want := []Problem{
		{File: "empty", Message: "no policies (*.rego) in it"},
		{File: "mine/huge.rego", Message: "larger than 1048576 bytes"},
		{File: "mine/x/Big.rego", Line: 1, Message: "names of files and directories must be lower case letters, digits and _"},
		{File: "other/x/good.rego", Line: 18, Message: "package policies.x.good is taken by package policies.x.good of mine/x/good.rego"},
	}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	gap := problems[2].Gap()
	if gap.Kind != api.GapPolicy || gap.Reason != api.ReasonInvalid || gap.File != "mine/x/Big.rego" || gap.Line != 1 {
		t.Errorf("gap: %+v", gap)
	}
}

func TestLoadRefusesBrokenBuiltin(t *testing.T) {
	for name, source := range map[string]Source{
		"syntax":      builtinSource("house/broken.rego", "package"),
		"compilation": builtinSource("house/broken.rego", policyFile("house", "broken", "findings contains x if x := nonsense(1)")),
		"id":          builtinSource("house/other.rego", strings.Replace(policyFile("house", "wrong", openDoor), ".wrong", ".other", 1)),
		"category":    builtinSource("house/other.rego", strings.Replace(policyFile("home", "other", openDoor), "policies.home", "policies.house", 1)),
		"schema":      builtinSource("schema/broken.json", "{"),
	} {
		t.Run(name, func(t *testing.T) {
			if _, _, err := Load(context.Background(), source); err == nil {
				t.Error("no error")
			}
		})
	}
}

func TestDigest(t *testing.T) {
	a, b := policyFile("x", "a", openDoor), policyFile("x", "b", openDoor)
	first := mustLoad(t, user("x/a.rego", a), Source{Name: "other", FS: files("x/b.rego", b)}).Digest()
	second := mustLoad(t, Source{Name: "elsewhere", FS: files("x/b.rego", b, "x/a.rego", a)}).Digest()
	if first != second || !strings.HasPrefix(first, "sha256:") || len(first) != 71 {
		t.Errorf("digests differ by order or directory: %s, %s", first, second)
	}
	if changed := mustLoad(t, user("x/a.rego", a+"\n", "x/b.rego", b)).Digest(); changed == first {
		t.Error("the digest does not change with the text")
	}
}
