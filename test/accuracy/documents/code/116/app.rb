require 'json'
require 'sinatra/base'

class Notes < Sinatra::Base
  configure { set :notes, {} }

  before { content_type :json }

  get '/notes/:id' do |id|
    halt 404 unless settings.notes.key?(id)
    settings.notes[id].to_json
  end

  put '/notes/:id' do |id|
    settings.notes[id] = JSON.parse(request.body.read)
    status 204
  end

  run! if app_file == $PROGRAM_NAME
end
