module Shapes
  ( Shape (..)
  , area
  , solid
  ) where

import Control.Monad (forM_, unless)
import Data.List (sortOn)
import qualified Data.Map.Strict as Map

data Shape
  = Ring Double Double
  | Square Double
  deriving (Eq, Show)

area :: Shape -> Double
area (Ring r s) = pi * (r * r - s * s)
area (Square a) = a * a

solid :: Shape -> Bool
solid (Ring _ 0) = True
solid (Square _) = True
solid _ = False

main :: IO ()
main = do
  let shapes = Map.fromList (zip ['a' ..] [Ring 2 1, Square 3])
  forM_ (sortOn (area . snd) (Map.toList shapes)) $ \(name, shape) ->
    unless (solid shape) $ putStrLn (name : ' ' : show (area shape))
