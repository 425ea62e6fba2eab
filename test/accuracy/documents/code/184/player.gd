extends CharacterBody2D

signal landed(height: float)

@export var speed := 220.0
@onready var sprite: AnimatedSprite2D = $AnimatedSprite2D

const GRAVITY := 980.0

func _ready() -> void:
	sprite.play("idle")

func _physics_process(delta: float) -> void:
	velocity.y += GRAVITY * delta
	velocity.x = Input.get_axis("ui_left", "ui_right") * speed
	if Input.is_action_just_pressed("ui_accept") and is_on_floor():
		velocity.y = -400.0
	move_and_slide()
	if is_on_floor():
		landed.emit(position.y)
