module StringMap = Map.Make (String)

let count words =
  List.fold_left
    (fun map word -> StringMap.update word (function None -> Some 1 | Some n -> Some (n + 1)) map)
    StringMap.empty words

let rec dream acc = function
  | [] -> List.rev acc
  | x :: rest -> dream ((x ^ "…") :: acc) rest

let () =
  let words = String.split_on_char ' ' (read_line ()) in
  StringMap.iter (Printf.printf "%s: %d\n") (count (dream [] words))
