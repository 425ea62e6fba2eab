(ns birds.views
  (:require [re-frame.core :as rf]
            [reagent.core :as r]
            [reagent.dom.client :as rdc]))

(rf/reg-event-db :seen (fn [db [_ bird]] (update-in db [:birds bird] inc)))
(rf/reg-sub :birds (fn [db _] (:birds db)))

(defn panel []
  (let [open? (r/atom true)]
    (fn []
      (when @open?
        [:ul
         (for [[bird n] @(rf/subscribe [:birds])]
           ^{:key bird} [:li {:on-click #(rf/dispatch [:seen bird])} bird " " n])]))))

(defonce root (rdc/create-root (js/document.getElementById "app")))

(defn ^:export init [] (rdc/render root [panel]))
