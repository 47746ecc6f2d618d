package remedy

import (
	"strconv"
	"strings"
	"unicode"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// visible writes characters that do not show, or that change how others show, as
// escapes: names and texts of the input must not end a comment.
func visible(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r == ' ' || unicode.IsPrint(r) && !unicode.In(r, unicode.Cf) {
			b.WriteRune(r)
			continue
		}
		b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
	}
	return b.String()
}

// word is a text as one word of a shell's command line.
func word(text string) string {
	plain := func(r rune) bool {
		return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-._:/", r))
	}
	if text != "" && !strings.ContainsFunc(text, func(r rune) bool { return !plain(r) }) {
		return text
	}
	return "'" + strings.ReplaceAll(visible(text), "'", `'\''`) + "'"
}

// wrapped breaks a text into lines of a width, at spaces.
func wrapped(text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && len(line)+1+len(word) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// ownerText says whose an object is, and what becomes of a change.
func ownerText(o *api.Owner) string {
	if o == nil {
		o = &api.Owner{}
	}
	switch o.Kind {
	case "helm":
		return "Owner: Helm release " + o.Detail + ". Its next upgrade reverts this: change its values."
	case "gitops":
		return "Owner: GitOps, " + o.Detail + ". It reverts this: change its repository."
	case "olm":
		return "Owner: OLM, " + o.Detail + ". It reverts this: change the operator's configuration."
	case "operator":
		return "Owner: " + o.Detail + ". Its operator reverts this: change the custom resource."
	case "addon-manager":
		return "Owner: add-on manager, " + o.Detail + ". It may revert this: change the add-on's configuration."
	case "provider":
		return "Owner: provider, " + o.Detail + ". It reverts this: ask for a setting, or use your own instead."
	case "kubelet":
		return "Owner: the kubelet, " + o.Detail + "."
	}
	return "Owner: you."
}
