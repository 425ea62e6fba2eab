use bevy::prelude::*;

#[derive(Component)]
struct Velocity(Vec2);

fn main() {
    App::new()
        .add_plugins(DefaultPlugins)
        .add_systems(Startup, setup)
        .add_systems(Update, (drift, wrap).chain())
        .run();
}

fn setup(mut commands: Commands, assets: Res<AssetServer>) {
    commands.spawn(Camera2dBundle::default());
    commands.spawn((
        SpriteBundle { texture: assets.load("boat.png"), ..default() },
        Velocity(Vec2::new(20.0, 4.0)),
    ));
}

fn drift(time: Res<Time>, mut boats: Query<(&mut Transform, &Velocity)>) {
    for (mut place, velocity) in &mut boats {
        place.translation += velocity.0.extend(0.0) * time.delta_seconds();
    }
}

fn wrap(mut boats: Query<&mut Transform, With<Velocity>>) {
    for mut place in &mut boats {
        if place.translation.x > 400.0 {
            place.translation.x = -400.0;
        }
    }
}
