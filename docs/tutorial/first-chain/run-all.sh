#!/bin/sh
# The tutorial in one go, from the root of the clone:   sh docs/tutorial/first-chain/run-all.sh
# Starts headquarters and two stores, creates a customer in one, finds it in the other, pulls the plug once, stops all.
set -eu
configs=docs/tutorial/first-chain
data=data/first-chain
riga=http://127.0.0.1:7371/Commerce/Customers
cesis=http://127.0.0.1:7372/Commerce/Customers
json='Content-Type: application/json'
running=

stop_all() {
    for process in $running; do
        kill "$process" 2>/dev/null || true
    done
    wait
}
trap stop_all EXIT

say() { printf '\n== %s\n' "$1"; }

until_it_works() {
    until "$@" > "$data/last.txt" 2>/dev/null; do
        sleep 0.5
    done
}

start_headquarters() {
    ./tillbridge --config $configs/hq.yaml hq >> $data/hq.log 2>&1 &
    headquarters=$!
    running="$running $headquarters"
    until_it_works ./tillbridge --config $configs/hq.yaml stores
}

start_store() {
    code=$(./tillbridge --config $configs/hq.yaml stores code "$1" --json | sed -n 's/.*"code" *: *"\([^"]*\)".*/\1/p')
    ./tillbridge --config "$configs/$1.yaml" channel join --code "$code"
    ./tillbridge --config "$configs/$1.yaml" channel >> "$data/$1.log" 2>&1 &
    running="$running $!"
}

rm -rf $data
mkdir -p $data

say "Headquarters"
start_headquarters
cat $data/last.txt

say "Two stores join and start"
start_store riga
start_store cesis

say "A till in Rīga creates a customer"
curl -sf --retry 60 --retry-delay 1 --retry-connrefused $riga -H "$json" -d '{"FirstName": "Ilze", "LastName": "Bērziņa", "Phone": "26 190 042"}'

say "A till in Cēsis has her, with her account ID"
until_it_works curl -sf "$cesis('000001')"
cat $data/last.txt

say "The way she came"
./tillbridge --config $configs/hq.yaml trace 000001

say "Headquarters goes away; Rīga goes on"
kill "$headquarters"
wait "$headquarters" || true
curl -sf $riga -H "$json" -d '{"FirstName": "Jānis", "LastName": "Ozols"}'

say "It comes back; nobody does anything, and Cēsis has Jānis"
start_headquarters
until_it_works curl -sf "$cesis('000002')"
cat $data/last.txt

say "One look at everything"
./tillbridge --config $configs/hq.yaml status

say "Nothing is lost, nothing is twice"
./tillbridge --config $configs/hq.yaml verify --data $data/riga --data $data/cesis
