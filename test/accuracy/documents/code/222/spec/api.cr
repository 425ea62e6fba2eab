require "http/server"
require "json"

# A server without anything but the standard library.
struct Walk
  include JSON::Serializable
  getter from : String
  getter km : Float64
end

walks = [] of Walk

server = HTTP::Server.new do |context|
  case {context.request.method, context.request.path}
  when {"GET", "/walks"}
    context.response.content_type = "application/json"
    walks.to_json(context.response)
  when {"POST", "/walks"}
    walks << Walk.from_json(context.request.body.not_nil!)
    context.response.status = HTTP::Status::CREATED
  else
    context.response.respond_with_status(404)
  end
end

server.bind_tcp 8080
server.listen
