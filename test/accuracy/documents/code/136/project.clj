(defproject birds "0.1.0-SNAPSHOT"
  :description "Counts birds"
  :min-lein-version "2.9.0"
  :dependencies [[org.clojure/clojure "1.11.1"]
                 [compojure "1.7.1"]
                 [ring/ring-core "1.11.0"]
                 [ring/ring-jetty-adapter "1.11.0"]
                 [cheshire "5.12.0"]]
  :main ^:skip-aot birds.core
  :profiles {:uberjar {:aot :all}})
