-module(buoy_handler).
-behaviour(cowboy_rest).

-export([init/2, allowed_methods/2, content_types_provided/2, to_json/2]).
-export([start/0]).

start() ->
    Dispatch = cowboy_router:compile([{'_', [{"/buoys/:id", ?MODULE, []}]}]),
    {ok, _} = cowboy:start_clear(http, [{port, 8080}], #{env => #{dispatch => Dispatch}}).

init(Req, State) ->
    {cowboy_rest, Req, State}.

allowed_methods(Req, State) ->
    {[<<"GET">>, <<"HEAD">>], Req, State}.

content_types_provided(Req, State) ->
    {[{<<"application/json">>, to_json}], Req, State}.

to_json(Req, State) ->
    Id = cowboy_req:binding(id, Req),
    {jsx:encode(#{id => Id, at => erlang:system_time(second)}), Req, State}.
