#!/bin/sh
# One case from the first phone call to closing, over HTTP, on the demo data. While `npm start` runs, from the project's folder:
#
#     sh docs/walk-through.sh
#
# With another port or data folder: PORT=3100 DATA_DIR=/tmp/data sh docs/walk-through.sh. Or start `bash` and paste this file part
# by part. It needs curl and Node. Each run makes and closes one case; a test runs it too.
case $- in *i*) ;; *) set -eu ;; esac

# ---- Tools ------------------------------------------------------------------------------------------------------------

API="http://localhost:${PORT:-3000}/api/v1"
PASSWORD="${DEMO_PASSWORD:-$(cat "${DATA_DIR:-.data}/demo-password")}"
# For cookies and the bank's files.
WORK=$(mktemp -d)

# sign_in USER
sign_in() {
  curl -sS -c "$WORK/$1" -H 'content-type: application/json' -d '{"username":"'"$1"'","password":"'"$PASSWORD"'"}' "$API/session"
}
# get USER PATH
get() {
  curl -sS -b "$WORK/$1" -H 'accept-language: en' "$API$2"
}
# send USER METHOD PATH JSON; `@-` takes the JSON from standard input
send() {
  curl -sS -b "$WORK/$1" -H 'accept-language: en' -H 'content-type: application/json' -X "$2" -d "$4" "$API$3"
}
# upload USER PATH FILE FIELD=VALUE FIELD=VALUE
upload() {
  curl -sS -b "$WORK/$1" -H 'accept-language: en' -F "$4" -F "$5" -F "file=@$3" "$API$2"
}
# pick EXPRESSION: a JavaScript expression over `it`, the answer on standard input; a refusal is shown as it is
pick() {
  node -e '
    const text = require("node:fs").readFileSync(0, "utf8"), it = text === "" ? { code: "noAnswer" } : JSON.parse(text);
    if (it.code !== undefined) { console.error(JSON.stringify(it, null, 2)); process.exit(1); }
    const yuan = (fen) => (fen / 100).toFixed(2);
    console.log(eval(process.argv[1]));' "$1"
}
now() { date -u +%Y-%m-%dT%H:%M:%SZ; }
# day N: so many days from now, as a date in China.
day() { node -p "new Date(Date.now() + 8 * 3600e3 + $1 * 86400e3).toISOString().slice(0, 10)"; }

for user in member lead supervisor liaison.hrss liaison.miit auditor; do
  sign_in "$user" | pick '`${it.user.name} signed in as ${it.user.role}`'
done
person() { get supervisor '/users?limit=200' | pick "it.items.find(({ name }) => name === '$1').id"; }
department() { get lead '/departments?limit=200' | pick "it.items.find(({ kind }) => kind === '$1').id"; }

# ---- Day 0: somebody phones 12351. The risk level comes out with its reasons, and the first clock starts. ------------

CASE=$(send member POST /cases '{
  "channel": "hotline12351", "reportedAt": "'"$(now)"'", "summary": "职工来电：燃气公司拖欠工资，约60人", "workersReported": 60,
  "reporter": { "name": "张三", "phone": "13800000000" },
  "employer": { "name": "某燃气有限公司", "regionCode": "640302", "industryCode": "4511" }
}' | pick it.id)
get member "/cases/$CASE" | pick '`${it.number}: ${it.state}, risk ${it.riskLevel} (${it.riskReasons.map(({ message }) => message)}), due ${it.nextDueAt}`'

# Every change of the case itself names the version that was read; a stale one is refused with 409.
version() { get lead "/cases/$CASE" | pick it.version; }
# fire USER EVENT PAYLOAD
fire() {
  send "$1" POST "/cases/$CASE/events" '{"type":"'"$2"'","version":'"$(version)"',"payload":'"$3"'}' | pick '`The case is now ${it.state}`'
}
# next USER: what is possible now, and what is still missing for it
next() {
  get "$1" "/cases/$CASE/next" | pick 'it.events.map(({ type, blockers }) => [`  ${type}`, ...blockers.map(({ message }) => message)].join("\n    - ")).join("\n")'
}

send supervisor PUT "/cases/$CASE/task-force" '{
  "version": '"$(version)"', "leadId": "'"$(person 王组长)"'", "memberIds": ["'"$(person 李成员)"'", "'"$(person 马成员)"'"], "supervisorId": "'"$(person 陈督办)"'"
}' | pick '`${it.taskForce.lead.name} leads ${it.taskForce.members.map(({ name }) => name)}; ${it.taskForce.supervisor.name} supervises`'
fire lead ACCEPT {}
next lead

# ---- 快排查, quick investigation: a visit by two, the roster of 59 from the company's sheet, the findings. --------------

send lead POST "/cases/$CASE/visits" '{
  "visitedAt": "'"$(now)"'", "visitorIds": ["'"$(person 王组长)"'", "'"$(person 李成员)"'"], "place": "公司办公楼", "record": "见到负责人，账户被冻结"
}' | pick '`Visit ${it.id}`'

# settled USER PATH: the answer about an import, once the program is done with the file
settled() {
  ANSWER=$(get "$1" "$2")
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    case $ANSWER in *'"state":"parsing"'*) sleep 1; ANSWER=$(get "$1" "$2") ;; esac
  done
  echo "$ANSWER"
}
IMPORT=$(upload lead "/cases/$CASE/roster-imports" test/fixtures/roster-59.xlsx kind=roster apply=auto | pick it.id)
settled lead "/cases/$CASE/roster-imports/$IMPORT" | pick '`Roster ${it.state}: ${it.accepted} taken, ${it.rejected} refused, ${it.duplicates} known before`'

WORKERS=$(get lead "/cases/$CASE/workers?limit=200")
claimed() { echo "$WORKERS" | pick "it.items.flatMap(({ claims }) => claims).filter(({ kind }) => (kind === 'wages') === $1).reduce((sum, { claimedFen }) => sum + claimedFen, 0)"; }
WAGES=$(claimed true)
INSURANCE=$(claimed false)
send lead PUT "/cases/$CASE/investigation" '{
  "version": '"$(version)"', "operatingStatus": "difficult", "headcount": 63, "wageArrearsFen": '"$WAGES"', "socialInsuranceArrearsFen": '"$INSURANCE"'
}' | pick '`Owed: ${yuan(it.investigation.wageArrearsFen)} yuan of wages, ${yuan(it.investigation.socialInsuranceArrearsFen)} of social insurance`'
fire member COMPLETE_INVESTIGATION {}

# ---- 快核实, quick verification: every claim decided, every worker's living condition surveyed, aid for hardship. -------

echo "$WORKERS" | pick 'JSON.stringify({ decisions: it.items.flatMap(({ claims }) => claims).map(({ id, claimedFen }) => ({ claimId: id, verifiedFen: claimedFen })) })' |
  send lead POST "/cases/$CASE/claims/decisions" @- | pick '`${it.decided} claims decided, ${it.refused} refused`'
echo "$WORKERS" | pick 'JSON.stringify({ surveys: it.items.map(({ id, reportedCondition }) => ({ workerId: id, condition: reportedCondition ?? "stable" })) })' |
  send lead POST "/cases/$CASE/living-surveys" @- | pick '`${it.surveyed} workers surveyed`'
send lead PUT "/cases/$CASE/verification" '{ "version": '"$(version)"', "companyFundsFen": 20000000, "assets": "管网、办公楼" }' |
  pick '`The company has ${yuan(it.verification.companyFundsFen)} yuan`'
next lead

for worker in $(echo "$WORKERS" | pick 'it.items.filter(({ reportedCondition }) => ["severe", "relative", "accident"].includes(reportedCondition)).map(({ id }) => id).join(" ")'); do
  AID=$(send lead POST "/cases/$CASE/aid-items" '{ "workerId": "'"$worker"'", "kind": "living", "request": "春节前生活救助" }' | pick it.id)
  send supervisor POST "/aid-items/$AID/events" '{ "type": "APPROVE", "amountFen": 200000 }' | pick '`Aid for ${it.workerName}: ${it.state}, ${yuan(it.amountFen)} yuan`'
  send lead POST "/aid-items/$AID/events" '{ "type": "DELIVER", "amountFen": 200000 }' | pick '`Aid for ${it.workerName}: ${it.state}`'
done
fire lead COMPLETE_VERIFICATION {}

# ---- 快联动, quick coordination: two departments, the workers, both sides at one table, a plan. -------------------------

# refer KIND
refer() {
  send lead POST "/cases/$CASE/referrals" '{ "departmentId": "'"$(department "$1")"'", "request": "请核查并回复", "share": ["employer", "summary", "totals"] }' | pick it.id
}
# answer REFERRAL USER EVENT PAYLOAD
answer() {
  send "$2" POST "/referrals/$1/events" '{"type":"'"$3"'","version":'"$(get "$2" "/referrals/$1" | pick it.version)"',"payload":'"$4"'}' | pick '`Referral '"$3"': ${it.state}`'
}
HRSS=$(refer hrss)
answer "$HRSS" liaison.hrss ACKNOWLEDGE {}
answer "$HRSS" liaison.hrss REPLY '{"text":"已核查，情况属实"}'
answer "$HRSS" lead ACCEPT {}
MIIT=$(refer miit)
answer "$MIIT" liaison.miit ACKNOWLEDGE {}
answer "$MIIT" liaison.miit REPLY '{"text":"已了解企业经营情况"}'
answer "$MIIT" lead ACCEPT {}

send lead POST "/cases/$CASE/worker-sessions" '{
  "form": "meeting", "heldAt": "'"$(now)"'", "purposes": ["opinionsHeard", "lawExplained", "planStudied", "counselling"], "workersPresent": 41,
  "opinions": ["希望春节前拿到工资"], "tension": 3, "record": "情绪平稳"
}' | pick '`Worker session ${it.id}`'
send lead POST "/cases/$CASE/mediations" '{
  "heldAt": "'"$(now)"'", "attendees": ["职工代表", "公司负责人"], "heardWorkers": true, "heardEmployer": true, "lawExplained": ["工会法第二十三条"],
  "offers": ["工资一次付清，社保分十二期"], "record": "双方同意", "outcome": "agreed"
}' | pick '`Mediation ${it.id}`'

# All wages today, the insurance in twelve monthly parts: per kind the instalments add up to what was verified.
instalments() {
  node -p 'const [today, wages, insurance] = process.argv.slice(1), part = Math.floor(insurance / 12);
    const inMonths = (n) => new Date(Date.parse(today) + n * 30 * 86400e3).toISOString().slice(0, 10);
    const monthly = Array.from({ length: 12 }, (_, i) => ({ kind: "socialInsurance", dueOn: inMonths(i + 1), amountFen: i < 11 ? part : insurance - part * 11 }));
    JSON.stringify([{ kind: "wages", dueOn: today, amountFen: Number(wages) }, ...monthly])' "$(day 0)" "$WAGES" "$INSURANCE"
}
PLAN=$(send lead POST "/cases/$CASE/repayment-plans" '{ "instalments": '"$(instalments)"' }' | pick it.id)
send lead POST "/repayment-plans/$PLAN/events" '{ "type": "AGREE", "version": '"$(get lead "/repayment-plans/$PLAN" | pick it.version)"' }' |
  pick '`The plan of ${it.instalments.length} instalments is ${it.state}`'
fire lead ADOPT_PLAN {}

# ---- The union supervises. The bank pays 57 and rejects 2; a correction pays those. -------------------------------------

send supervisor POST "/cases/$CASE/supervision-checks" '{
  "checkedAt": "'"$(now)"'", "fundsRaisedFen": 120000000, "sources": ["回收用户欠费"], "record": "资金到位七成", "nextCheckOn": "'"$(day 2)"'"
}' | pick '`Supervision check ${it.id}`'

# The bank's file has full account numbers; we see masks. Showing them takes a reason, which the audit log keeps.
echo "$WORKERS" | pick '`${it.items[0].name} has the card ${it.items[0].bankCardMasked}`'
CARDS=$(echo "$WORKERS" | pick 'JSON.stringify({ reason: "与银行核对代发清单", workerIds: it.items.map(({ id }) => id) })' | send lead POST "/cases/$CASE/workers/reveal" @-)

# bank_file FROM TO REJECTED_FROM: what the bank sends back for these of the workers
bank_file() {
  printf '%s\n%s\n' "$WORKERS" "$CARDS" | node -e '
    const [workers, cards] = require("node:fs").readFileSync(0, "utf8").trim().split("\n").map((line) => JSON.parse(line).items);
    const [today, from, to, rejectedFrom] = process.argv.slice(1), cardOf = new Map(cards.map(({ workerId, bankCard }) => [workerId, bankCard]));
    const wages = ({ claims }) => claims.filter(({ kind }) => kind === "wages").reduce((sum, { claimedFen }) => sum + claimedFen, 0) / 100;
    const result = (n) => (n < rejectedFrom ? "成功," : "失败,户名不符");
    console.log("序号,收款人姓名,收款账号,金额(元),交易日期,处理结果,失败原因");
    workers.forEach((worker, n) => n >= from && n < to && console.log([n - from + 1, worker.name, cardOf.get(worker.id), wages(worker).toFixed(2), today, result(n)].join()));
  ' "$(day 0)" "$@"
}
# pay_by FILE
pay_by() {
  RETURN=$(upload supervisor "/cases/$CASE/payment-imports" "$1" kind=wages apply=auto | pick it.id)
  settled supervisor "/cases/$CASE/payment-imports/$RETURN" | pick '`Bank file ${it.state}: ${it.totals.matchedRows} paid (${yuan(it.totals.matchedFen)} yuan), ${it.totals.rejectedRows} rejected`'
}
ledger() { get supervisor "/cases/$CASE/ledger" | pick 'it.byKind.map(({ kind, paidFen, outstandingFen }) => `  ${kind}: ${yuan(paidFen)} yuan paid, ${yuan(outstandingFen)} outstanding`).join("\n")'; }

bank_file 0 59 57 > "$WORK/return.csv"
pay_by "$WORK/return.csv"
ledger
bank_file 57 59 59 > "$WORK/correction.csv"
pay_by "$WORK/correction.csv"
get lead "/cases/$CASE" | pick '`Wages settled at ${it.milestones.wagesSettledAt}; the case stays ${it.state}`'
next supervisor

# ---- The insurance arrives early, each part with its slip; a follow-up call; the supervisor closes. ---------------------

n=0
for amount in $(get supervisor "/cases/$CASE/ledger" | pick 'it.instalments.filter(({ kind }) => kind === "socialInsurance").map(({ amountFen }) => amountFen).join(" ")'); do
  n=$((n + 1))
  send supervisor POST "/cases/$CASE/payments" '{
    "kind": "socialInsurance", "paidOn": "'"$(day 0)"'", "amountFen": '"$amount"', "method": "bankTransfer", "reference": "社保-'"$n"'"
  }' | pick '`Payment ${it.reference}: ${yuan(it.amountFen)} yuan`'
done
ledger
get supervisor "/repayment-plans/$PLAN" | pick '`The plan is ${it.state}`'
send lead POST "/cases/$CASE/follow-ups" '{ "contactedAt": "'"$(now)"'", "workersContacted": 10, "satisfaction": 5, "record": "职工表示满意" }' | pick '`Follow-up ${it.id}`'
fire supervisor CLOSE '{"summary":"工资、社会保险全部到位"}'

# ---- What remains: the story in order, and an audit log that can be checked. ---------------------------------------------

get supervisor "/cases/$CASE/timeline?limit=200" | pick '`${it.items.length} entries in the timeline; the last: ${it.items[0].text}`'
send auditor POST /audit/verification '{}' | pick '`Audit log: ${it.entries} entries in ${it.chains} chains, ${it.faults.length} faults`'
rm -r "$WORK"
