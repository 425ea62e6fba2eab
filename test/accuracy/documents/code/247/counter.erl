-module(counter).
-behaviour(gen_server).

-export([start_link/0, bump/1, value/0]).
-export([init/1, handle_call/3, handle_cast/2]).

start_link() ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, 0, []).

bump(N) when is_integer(N) ->
    gen_server:cast(?MODULE, {bump, N}).

value() ->
    gen_server:call(?MODULE, value).

init(Start) ->
    {ok, Start}.

handle_call(value, _From, N) ->
    {reply, N, N}.

handle_cast({bump, By}, N) ->
    {noreply, N + By}.
