{-# LANGUAGE DataKinds #-}
{-# LANGUAGE DeriveGeneric #-}
{-# LANGUAGE TypeOperators #-}

module Api (app) where

import Data.Aeson (FromJSON, ToJSON)
import Data.Proxy (Proxy (..))
import Data.Text (Text)
import GHC.Generics (Generic)
import Network.Wai (Application)
import Servant

data Walk = Walk {from :: Text, km :: Double}
  deriving (Show, Generic)

instance FromJSON Walk
instance ToJSON Walk

type API =
  "walks" :> QueryParam "longest" Double :> Get '[JSON] [Walk]
    :<|> "walks" :> ReqBody '[JSON] Walk :> PostCreated '[JSON] NoContent

server :: Server API
server = list :<|> add
  where
    list limit = pure [w | w <- known, maybe True (km w <=) limit]
    add _ = pure NoContent
    known = [Walk "harbour" 3.2]

app :: Application
app = serve (Proxy :: Proxy API) server
