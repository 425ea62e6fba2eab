require "grape"
require "resque"

class Deliver
  @queue = :letters

  def self.perform(id)
    puts "delivering #{id}"
  end
end

class Api < Grape::API
  version "v1", using: :path
  format :json
  prefix :api

  rescue_from(KeyError) { error!("unknown", 404) }

  resource :letters do
    desc "Send a letter"
    params do
      requires :id, type: Integer
      optional :express, type: Boolean, default: false
    end
    post do
      Resque.enqueue(Deliver, params[:id])
      status 202
    end
  end
end
