module Main exposing (main)

import Browser
import Html exposing (Html, button, div, text)
import Html.Events exposing (onClick)


type alias Model =
    { express : Int, reactions : List String }


type Msg
    = Next
    | React String


update : Msg -> Model -> Model
update msg model =
    case msg of
        Next ->
            { model | express = model.express + 1 }

        React name ->
            { model | reactions = name :: model.reactions }


view : Model -> Html Msg
view model =
    div []
        [ button [ onClick Next ] [ text "next" ]
        , text (String.fromInt model.express)
        ]


main : Program () Model Msg
main =
    Browser.sandbox { init = { express = 0, reactions = [] }, update = update, view = view }
