let notes : (string, string) Hashtbl.t = Hashtbl.create 16

let show request =
  match Hashtbl.find_opt notes (Dream.param request "key") with
  | Some text -> Dream.html text
  | None -> Dream.empty `Not_Found

let save request =
  let%lwt body = Dream.body request in
  Hashtbl.replace notes (Dream.param request "key") body;
  Dream.respond ~status:`Created ""

let () =
  Dream.run
  @@ Dream.logger
  @@ Dream.memory_sessions
  @@ Dream.router [ Dream.get "/:key" show; Dream.put "/:key" save ]
