require "rails_helper"

RSpec.describe "Gardens", type: :request do
  let(:user) { create(:user) }
  let!(:garden) { FactoryBot.create(:garden, owner: user, name: "Süd") }

  before { sign_in user }

  describe "GET /gardens/:id" do
    subject(:response_body) { get(garden_path(garden)); response.body }

    it { is_expected.to include("Süd") }

    context "when it belongs to another" do
      let!(:garden) { create(:garden) }

      it "is not found" do
        expect { get garden_path(garden) }.to raise_error(ActiveRecord::RecordNotFound)
      end
    end
  end
end
