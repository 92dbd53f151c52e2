# 调用接口的几个函数；先设 URL（系统地址）。 Calls to the public address; set URL first: . docs/write-your-rules/calls.sh
URL=${URL:-http://127.0.0.1:3000}
SESSIONS=$(mktemp -d)

# sign_in 账号 密码
sign_in() {
  curl -sS -c "$SESSIONS/$1.cookie" -o "$SESSIONS/$1.json" -H 'content-type: application/json' \
    -d "{\"accountName\":\"$1\",\"password\":\"$2\"}" "$URL/api/session"
}

# act 账号 路径 内容（JSON） [所阅版本]
act() {
  curl -sS -b "$SESSIONS/$1.cookie" -c "$SESSIONS/$1.cookie" -H 'content-type: application/json' \
    -H "x-csrf-token: $(node -p "require('$SESSIONS/$1.json').csrfToken")" \
    -H "idempotency-key: $(node -p 'crypto.randomUUID()')" ${4:+-H "if-match: \"$4\""} -d "$3" "$URL/api/$2"
  echo
}

# look 账号 路径
look() {
  curl -sS -b "$SESSIONS/$1.cookie" "$URL/api/$2"
  echo
}

# field 名称：读入 JSON，取其一项，如 version、account.grants.0.organisationId
field() {
  node -p 'process.argv[1].split(".").reduce((at, name) => at[name], JSON.parse(fs.readFileSync(0)))' "$1"
}
