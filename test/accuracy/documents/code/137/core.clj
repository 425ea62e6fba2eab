(ns birds.core
  (:require [cheshire.core :as json]
            [compojure.core :refer [defroutes GET POST]]
            [compojure.route :as route]
            [ring.adapter.jetty :refer [run-jetty]]
            [ring.middleware.params :refer [wrap-params]])
  (:gen-class))

(defonce seen (atom {}))

(defroutes routes
  (GET "/" [] {:status 200 :body (json/generate-string @seen)})
  (POST "/:bird" [bird] (swap! seen update bird (fnil inc 0)) {:status 204})
  (route/not-found "no such bird"))

(defn -main [& [port]]
  (run-jetty (wrap-params #'routes) {:port (Integer/parseInt (or port "3000")) :join? false}))
