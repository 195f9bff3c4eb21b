import json, sys, time
import duckdb

path, columns = sys.argv[1], sys.argv[2]
names = {c.split()[0]: {"TEXT": "VARCHAR", "INTEGER": "BIGINT"}[c.split()[1]] for c in columns.split(", ")}
db = duckdb.connect()
db.execute("SET threads = 2")
db.execute(
    "CREATE TABLE products AS SELECT * FROM read_csv(?, delim='\t', header=false, quote='', escape='', columns=" + str(names) + ")",
    [path],
)
print(duckdb.__version__, flush=True)
for line in sys.stdin:
    began = time.perf_counter()
    rows = db.execute(line).fetchall()
    ms = (time.perf_counter() - began) * 1000
    print(json.dumps({"ids": [row[0] for row in rows], "ms": ms}), flush=True)
