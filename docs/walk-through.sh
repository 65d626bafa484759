#!/bin/sh
# One case from the first phone call to closing, over HTTP, on the demo data. While `npm start` runs, from the project's folder:
#
#     sh docs/walk-through.sh            (another port or data folder: PORT=3100 DATA_DIR=/tmp/data sh docs/walk-through.sh)
#
# Or paste it into a terminal, part by part. It needs curl and Node; each run makes and closes one case. A test runs it.
case $- in *i*) ;; *) set -eu ;; esac

# ---- Tools ------------------------------------------------------------------------------------------------------------

API="http://localhost:${PORT:-3000}/api/v1"
PASSWORD="${DEMO_PASSWORD:-$(cat "${DATA_DIR:-.data}/demo-password")}"
WORK=$(mktemp -d) # cookies, and the bank's file

sign_in() { # USER
  curl -sS -f -c "$WORK/$1" -H 'content-type: application/json' -d '{"username":"'"$1"'","password":"'"$PASSWORD"'"}' "$API/session"
}
get() { # USER PATH
  curl -sS -f -b "$WORK/$1" -H 'accept-language: en' "$API$2"
}
send() { # USER METHOD PATH JSON; `@-` takes the JSON from standard input
  curl -sS -f -b "$WORK/$1" -H 'content-type: application/json' -X "$2" -d "$4" "$API$3"
}
upload() { # USER PATH FILE FIELD=VALUE FIELD=VALUE
  curl -sS -f -b "$WORK/$1" -F "$4" -F "$5" -F "file=@$3" "$API$2"
}
pick() { # a JavaScript expression over `it`, the JSON on standard input
  node -p "const it = JSON.parse(require('node:fs').readFileSync(0, 'utf8')); $1"
}
now() { date -u +%Y-%m-%dT%H:%M:%SZ; }
day() { node -p "new Date(Date.now() + 8 * 3600e3 + $1 * 86400e3).toISOString().slice(0, 10)"; } # days from now, in China

for user in member lead supervisor liaison.hrss liaison.miit auditor; do
  sign_in "$user" | pick 'it.user.name + " signed in as " + it.user.role'
done
person() { get supervisor '/users?limit=200' | pick "it.items.find(({ name }) => name === '$1').id"; }
department() { get lead '/departments?limit=200' | pick "it.items.find(({ kind }) => kind === '$1').id"; }

# ---- Day 0: somebody phones 12351. The risk level comes out with its reasons, and the first clock starts. ------------

ID=$(send member POST /cases '{
  "channel": "hotline12351", "reportedAt": "'"$(now)"'", "summary": "职工来电：燃气公司拖欠工资，约60人", "workersReported": 60,
  "reporter": { "name": "张三", "phone": "13800000000" },
  "employer": { "name": "某燃气有限公司", "regionCode": "640302", "industryCode": "4511" }
}' | pick it.id)
get lead "/cases/$ID" | pick '`${it.number}: ${it.state}, risk ${it.riskLevel} (${it.riskReasons.map(({ message }) => message)}), due ${it.nextDueAt}`'

# Every change of the case itself names the version that was read; a stale one is refused with 409.
version() { get lead "/cases/$ID" | pick it.version; }
fire() { # USER EVENT PAYLOAD
  send "$1" POST "/cases/$ID/events" '{"type":"'"$2"'","version":'"$(version)"',"payload":'"$3"'}' | pick '"The case is now " + it.state'
}
next() { get lead "/cases/$ID/next" | pick 'it.events.map(({ type, blockers }) => `  ${type}: ${blockers.map(({ message }) => message).join(" ") || "possible"}`).join("\n")'; }

send supervisor PUT "/cases/$ID/task-force" '{
  "version": '"$(version)"', "leadId": "'"$(person 王组长)"'", "memberIds": ["'"$(person 李成员)"'", "'"$(person 马成员)"'"], "supervisorId": "'"$(person 陈督办)"'"
}' | pick '`Task force: ${it.taskForce.lead.name} leads ${it.taskForce.members.map(({ name }) => name)}, ${it.taskForce.supervisor.name} supervises`'
fire lead ACCEPT {}
echo 'What is possible now, and what is still missing for it:'
next

# ---- 快排查, quick investigation: a visit by two, the roster of 59 from the company's sheet, the findings. --------------

send lead POST "/cases/$ID/visits" '{
  "visitedAt": "'"$(now)"'", "visitorIds": ["'"$(person 王组长)"'", "'"$(person 李成员)"'"], "place": "公司办公楼", "record": "见到负责人，账户被冻结"
}' | pick '"Visit " + it.id'
finished() { # USER PATH: waits until the program has worked through a file
  for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    ANSWER=$(get "$1" "$2")
    [ "$(echo "$ANSWER" | pick it.state)" = parsing ] || break
    sleep 1
  done
  echo "$ANSWER"
}
IMPORT=$(upload lead "/cases/$ID/roster-imports" test/fixtures/roster-59.xlsx kind=roster apply=auto | pick it.id)
finished lead "/cases/$ID/roster-imports/$IMPORT" | pick '`Roster ${it.state}: ${it.accepted} taken, ${it.rejected} refused, ${it.duplicates} known before`'

WORKERS=$(get lead "/cases/$ID/workers?limit=200")
claimed() { echo "$WORKERS" | pick "it.items.flatMap(({ claims }) => claims).filter(({ kind }) => (kind === 'wages') === $1).reduce((sum, { claimedFen }) => sum + claimedFen, 0)"; }
WAGES=$(claimed true)
INSURANCE=$(claimed false)
send lead PUT "/cases/$ID/investigation" '{
  "version": '"$(version)"', "operatingStatus": "difficult", "headcount": 63, "wageArrearsFen": '"$WAGES"', "socialInsuranceArrearsFen": '"$INSURANCE"'
}' | pick '`Owed: ${it.investigation.wageArrearsFen / 100} yuan of wages, ${it.investigation.socialInsuranceArrearsFen / 100} yuan of insurance`'
fire member COMPLETE_INVESTIGATION {}

# ---- 快核实, quick verification: every claim decided, every worker's living condition surveyed, aid for hardship. -------

echo "$WORKERS" | pick 'JSON.stringify({ decisions: it.items.flatMap(({ claims }) => claims).map(({ id, claimedFen }) => ({ claimId: id, verifiedFen: claimedFen })) })' |
  send lead POST "/cases/$ID/claims/decisions" @- | pick '`${it.decided} claims decided, ${it.refused} refused`'
echo "$WORKERS" | pick 'JSON.stringify({ surveys: it.items.map(({ id, reportedCondition }) => ({ workerId: id, condition: reportedCondition ?? "stable" })) })' |
  send lead POST "/cases/$ID/living-surveys" @- | pick '`${it.surveyed} workers surveyed`'
send lead PUT "/cases/$ID/verification" '{ "version": '"$(version)"', "companyFundsFen": 20000000, "assets": "管网、办公楼" }' | pick '"Company funds: " + it.verification.companyFundsFen / 100 + " yuan"'
next
for worker in $(echo "$WORKERS" | pick 'it.items.filter(({ reportedCondition }) => ["severe", "relative", "accident"].includes(reportedCondition)).map(({ id }) => id).join(" ")'); do
  ITEM=$(send lead POST "/cases/$ID/aid-items" '{ "workerId": "'"$worker"'", "kind": "living", "request": "春节前生活救助" }' | pick it.id)
  send supervisor POST "/aid-items/$ITEM/events" '{ "type": "APPROVE", "amountFen": 200000 }' > "$WORK/answer"
  send lead POST "/aid-items/$ITEM/events" '{ "type": "DELIVER", "amountFen": 200000 }' | pick '`Aid for ${it.workerName}: ${it.state}`'
done
fire lead COMPLETE_VERIFICATION {}

# ---- 快联动, quick coordination: two departments, the workers, both sides at one table, a plan. -------------------------

refer() { # KIND LIAISON: sent, acknowledged, replied, accepted
  REFERRAL=$(send lead POST "/cases/$ID/referrals" '{ "departmentId": "'"$(department "$1")"'", "request": "请核查并回复", "share": ["employer", "summary", "totals"] }' | pick it.id)
  for step in "$2 ACKNOWLEDGE {}" "$2"' REPLY {"text":"已核查，情况属实"}' 'lead ACCEPT {}'; do
    set -- "$1" "$2" $step
    send "$3" POST "/referrals/$REFERRAL/events" '{"type":"'"$4"'","version":'"$(get lead "/referrals/$REFERRAL" | pick it.version)"',"payload":'"$5"'}' | pick '"Referral '"$1"': " + it.state'
  done
}
refer hrss liaison.hrss
refer miit liaison.miit

send lead POST "/cases/$ID/worker-sessions" '{
  "form": "meeting", "heldAt": "'"$(now)"'", "purposes": ["opinionsHeard", "lawExplained", "planStudied", "counselling"], "workersPresent": 41,
  "opinions": ["希望春节前拿到工资"], "tension": 3, "record": "情绪平稳"
}' | pick '"Worker session " + it.id'
send lead POST "/cases/$ID/mediations" '{
  "heldAt": "'"$(now)"'", "attendees": ["职工代表", "公司负责人"], "heardWorkers": true, "heardEmployer": true, "lawExplained": ["工会法第二十三条"],
  "offers": ["工资一次付清，社保分十二期"], "record": "双方同意", "outcome": "agreed"
}' | pick '"Mediation " + it.id'

# All wages today, the insurance in twelve monthly parts; per kind the instalments add up to what was verified.
instalments() { node -p '
  const [today, wages, insurance] = process.argv.slice(1), part = Math.floor(insurance / 12);
  const month = (n) => new Date(Date.parse(today) + n * 30 * 86400e3).toISOString().slice(0, 10);
  JSON.stringify([{ kind: "wages", dueOn: today, amountFen: +wages }, ...Array.from({ length: 12 }, (_, i) =>
    ({ kind: "socialInsurance", dueOn: month(i + 1), amountFen: i < 11 ? part : insurance - part * 11 }))])' "$(day 0)" "$WAGES" "$INSURANCE"; }
PLAN=$(send lead POST "/cases/$ID/repayment-plans" '{ "instalments": '"$(instalments)"' }' | pick it.id)
send lead POST "/repayment-plans/$PLAN/events" '{ "type": "AGREE", "version": '"$(get lead "/repayment-plans/$PLAN" | pick it.version)"' }' | pick '"The plan is " + it.state'
fire lead ADOPT_PLAN {}

# ---- The union supervises. The bank pays 57 and rejects 2; the correction pays them. ------------------------------------

send supervisor POST "/cases/$ID/supervision-checks" '{
  "checkedAt": "'"$(now)"'", "fundsRaisedFen": 120000000, "sources": ["回收用户欠费"], "record": "资金到位七成", "nextCheckOn": "'"$(day 2)"'"
}' | pick '"Supervision check " + it.id'

# The bank knows full account numbers; we see masks. Showing them takes a reason, which the audit log keeps.
echo "$WORKERS" | pick 'it.items[0].name + " has the card " + it.items[0].bankCardMasked'
CARDS=$(echo "$WORKERS" | pick 'JSON.stringify({ reason: "与银行核对代发清单", workerIds: it.items.map(({ id }) => id) })' | send lead POST "/cases/$ID/workers/reveal" @-)

bank_file() { # FROM TO REJECTED_FROM: a return file over some of the workers
  printf '%s\n%s\n' "$WORKERS" "$CARDS" | node -e '
    const [workers, cards] = require("node:fs").readFileSync(0, "utf8").split("\n").map((line) => line && JSON.parse(line).items);
    const [today, from, to, rejectedFrom] = process.argv.slice(1), card = new Map(cards.map(({ workerId, bankCard }) => [workerId, bankCard]));
    const wages = ({ claims }) => claims.filter(({ kind }) => kind === "wages").reduce((sum, { claimedFen }) => sum + claimedFen, 0) / 100;
    console.log("序号,收款人姓名,收款账号,金额(元),交易日期,处理结果,失败原因");
    workers.slice(from, to).forEach((worker, i) => console.log([i + 1, worker.name, card.get(worker.id), wages(worker).toFixed(2), today, +from + i < rejectedFrom ? "成功,": "失败,户名不符"].join()));
  ' "$(day 0)" "$@"
}
pay_by() { # FILE
  RETURN=$(upload supervisor "/cases/$ID/payment-imports" "$1" kind=wages apply=auto | pick it.id)
  finished supervisor "/cases/$ID/payment-imports/$RETURN" | pick '`Bank file ${it.state}: ${it.totals.matchedRows} paid (${it.totals.matchedFen / 100} yuan), ${it.totals.rejectedRows} rejected`'
}
ledger() { get supervisor "/cases/$ID/ledger" | pick 'it.byKind.map(({ kind, paidFen, outstandingFen }) => `  ${kind}: ${paidFen / 100} yuan paid, ${outstandingFen / 100} outstanding`).join("\n")'; }
bank_file 0 59 57 > "$WORK/return.csv"
pay_by "$WORK/return.csv"
ledger
bank_file 57 59 59 > "$WORK/correction.csv"
pay_by "$WORK/correction.csv"
get lead "/cases/$ID" | pick '`Wages settled at ${it.milestones.wagesSettledAt}; the case stays ${it.state}`'

# ---- The insurance arrives early, every part with its slip; a follow-up call; the supervisor closes. --------------------

get supervisor "/cases/$ID/ledger" | pick 'it.instalments.filter(({ kind }) => kind === "socialInsurance").map(({ amountFen }) => amountFen).join("\n")' | while read -r amount; do
  n=$((${n:-0} + 1))
  send supervisor POST "/cases/$ID/payments" '{ "kind": "socialInsurance", "paidOn": "'"$(day 0)"'", "amountFen": '"$amount"', "method": "bankTransfer", "reference": "社保-'"$n"'" }' > "$WORK/answer"
done
ledger
get supervisor "/repayment-plans/$PLAN" | pick '"The plan is " + it.state'
next
send lead POST "/cases/$ID/follow-ups" '{ "contactedAt": "'"$(now)"'", "workersContacted": 10, "satisfaction": 5, "record": "职工表示满意" }' | pick '"Follow-up " + it.id'
fire supervisor CLOSE '{"summary":"工资、社会保险全部到位"}'

# ---- What remains: the story in order, and an audit log that can be checked. ---------------------------------------------

get supervisor "/cases/$ID/timeline?limit=200" | pick '`${it.items.length} entries in the timeline; the last: ${it.items[0].text}`'
send auditor POST /audit/verification '{}' | pick '`Audit log: ${it.entries} entries in ${it.chains} chains, ${it.faults.length} faults`'
rm -r "$WORK"
