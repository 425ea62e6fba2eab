module Example.Tree

open System.IO

type Tree =
    | Leaf of string
    | Node of string * Tree list

let rec read (path: string) =
    if Directory.Exists path then
        Node(Path.GetFileName path, Directory.GetFileSystemEntries path |> Array.sort |> Array.map read |> List.ofArray)
    else
        Leaf(Path.GetFileName path)

let rec print depth tree =
    let pad = String.replicate depth "  "
    match tree with
    | Leaf name -> printfn "%s%s" pad name
    | Node(name, children) ->
        printfn "%s%s/" pad name
        children |> List.iter (print (depth + 1))

[<EntryPoint>]
let main argv =
    print 0 (read argv[0])
    0
