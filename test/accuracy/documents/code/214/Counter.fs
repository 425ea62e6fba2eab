namespace Almanac.Desktop

open System.Windows
open System.Windows.Controls
open Xunit

type CounterWindow() as this =
    inherit Window(Title = "Counter", Width = 240.0)
    let button = Button(Content = "0")
    do
        button.Click.Add(fun _ -> button.Content <- string (int (string button.Content) + 1))
        this.Content <- button

module Tests =
    [<Fact>]
    let ``counting starts at nought`` () = Assert.Equal(0, int "0")
