(ns example.ring
  (:require [clojure.set :as set]
            [clojure.string :as str]))

(defn ring
  "A ring buffer of n places."
  [n]
  {:size n :items clojure.lang.PersistentQueue/EMPTY})

(defn push [{:keys [size items] :as r} x]
  (let [items (conj items x)]
    (assoc r :items (if (> (count items) size) (pop items) items))))

(defn words [line]
  (set/difference (set (str/split (str/lower-case line) #"\W+")) #{"the" "a"}))

(->> (slurp *in*)
     str/split-lines
     (reduce push (ring 3))
     :items
     (mapcat words)
     (run! println))
