package policies.pod.literal_credential_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.literal_credential as policy

test_finds_names_of_credentials if {
	every name in ["GF_SECURITY_ADMIN_PASSWORD", "token", "AWS_SECRET_ACCESS_KEY", "DB_PASSWD", "API_KEY"] {
		some finding in policy.findings with input as with_env(name, "value")
		finding.message == concat("", ["container main has credentials in its manifest: ", name])
		finding.evidence == [{
			"container": "main",
			"field": "spec.containers[0].env[0]",
			"value": concat("", [name, " (value not read)"]),
		}]
	}
}

test_silent_on_other_names if {
	every name in ["TOKEN_FILE", "PASSWORD_PATH", "SECRET_NAME", "MONKEY", "LOG_LEVEL", "KEY", "TOKENIZER", "GOOGLE_APPLICATION_CREDENTIALS", "MYSQL_ALLOW_EMPTY_PASSWORD"] {
		count(policy.findings) == 0 with input as with_env(name, "value")
	}
}

test_silent_on_references if {
	every from in ["secret", "configMap", "field"] {
		count(policy.findings) == 0 with input as with_env("PASSWORD", from)
	}
}

with_env(name, from) := fixture.workload({"containers": [fixture.container({"env": [{
	"field": "spec.containers[0].env[0]",
	"name": name,
	"from": from,
	"source": "",
}]})]})
