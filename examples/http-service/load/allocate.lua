-- POST /allocate, one unit of one SKU each, each for an order of its own.
local threads = {}
local count = 0

function setup(thread)
   thread:set("number", #threads)
   table.insert(threads, thread)
end

function init(arguments)
   sku, run = arguments[1], arguments[2]
   accepted, refused = 0, 0
   wrk.method = "POST"
   wrk.headers["Content-Type"] = "application/json"
end

function request()
   count = count + 1
   return wrk.format(nil, "/allocate", nil,
      string.format('{"orderid": "%s-%d-%d", "sku": "%s", "qty": 1}', run, number, count, sku))
end

function response(status)
   if status == 202 then accepted = accepted + 1 else refused = refused + 1 end
end

function done(summary, latency)
   local accepted, refused = 0, 0
   for _, thread in ipairs(threads) do
      accepted, refused = accepted + thread:get("accepted"), refused + thread:get("refused")
   end
   local errors = summary.errors
   print(string.format("Accepted: %d, %.0f a second; p99 %.1f ms; other answers: %d; socket errors: %d",
      accepted, accepted / summary.duration * 1e6, latency:percentile(99) / 1000, refused,
      errors.connect + errors.read + errors.write + errors.timeout))
end
