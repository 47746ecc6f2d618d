#!/bin/sh
# Writes dagre.js, the library that lays out the graph of a report, from its npm
# package: the package's minified script behind its license. To take another
# version, change the two lines below; `npm view @dagrejs/dagre@X
# dist.integrity` has the second.
set -eu

version=3.1.3
integrity=sha512-X4aUTwOReZvthaZWOVHqlJ52/ZdhZFEM4+Lh/uR4XooUSLE6p71bcy7MPGzYnNUcNh+nj+i/qJQpCMIdQnSmrg==

cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm pack --silent --pack-destination "$work" "@dagrejs/dagre@$version" >"$work/name"
archive=$work/$(cat "$work/name")
actual=sha512-$(openssl dgst -sha512 -binary "$archive" | openssl base64 -A)
if [ "$actual" != "$integrity" ]; then
	echo "dagre.sh: @dagrejs/dagre@$version is $actual, not $integrity" >&2
	exit 1
fi
tar -xzf "$archive" -C "$work"
{
	printf '/*!\ndagre %s, https://github.com/dagrejs/dagre\n\n' "$version"
	cat "$work/package/LICENSE"
	printf '*/\n'
	# A page has no source map, and the license stands above.
	grep -v -e '^//# sourceMappingURL=' -e '^/\*! For license information' "$work/package/dist/dagre.min.js"
} >dagre.js
