module Library.App

open System
open Microsoft.AspNetCore.Builder
open Microsoft.Extensions.DependencyInjection
open Giraffe

type Book = { Title: string; Pages: int }

let shelf = ResizeArray<Book>()

let add : HttpHandler =
    fun next ctx ->
        task {
            let! book = ctx.BindJsonAsync<Book>()
            shelf.Add book
            return! Successful.CREATED book next ctx
        }

let webApp =
    choose [
        GET >=> route "/books" >=> warbler (fun _ -> json shelf)
        POST >=> route "/books" >=> add
        RequestErrors.NOT_FOUND "nothing here"
    ]

[<EntryPoint>]
let main args =
    let builder = WebApplication.CreateBuilder args
    builder.Services.AddGiraffe() |> ignore
    let app = builder.Build()
    app.UseGiraffe webApp
    app.Run()
    0
