import Phaser from 'phaser';

class Pond extends Phaser.Scene {
  constructor() {
    super('pond');
  }

  preload() {
    this.load.image('duck', 'assets/duck.png');
    this.load.audio('quack', 'assets/quack.ogg');
  }

  create() {
    this.duck = this.physics.add.sprite(100, 100, 'duck').setCollideWorldBounds(true);
    this.cursors = this.input.keyboard.createCursorKeys();
    this.duck.setInteractive().on('pointerdown', () => this.sound.play('quack'));
  }

  update() {
    this.duck.setVelocityX(this.cursors.left.isDown ? -80 : this.cursors.right.isDown ? 80 : 0);
  }
}

new Phaser.Game({ type: Phaser.AUTO, width: 480, height: 320, physics: { default: 'arcade' }, scene: Pond });
