# frozen_string_literal: true

class Garden < ApplicationRecord
  belongs_to :owner, class_name: "User"
  has_many :beds, dependent: :destroy
  has_one_attached :plan

  validates :name, presence: true, uniqueness: { scope: :owner_id }
  scope :watered, -> { where(watered_at: 1.day.ago..) }

  before_validation { self.name = name.to_s.squish }
  after_create_commit -> { WaterJob.perform_later(self) }

  def dry?
    watered_at.nil? || watered_at < 3.days.ago
  end
end
