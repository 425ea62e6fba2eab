package org.example.physics;

/** A spring between two bodies, after Hooke. */
public final class Spring {
  private final double stiffness;
  private final double rest;
  private double length;

  public Spring(double stiffness, double rest) {
    this.stiffness = stiffness;
    this.rest = rest;
    this.length = rest;
  }

  public double force() {
    return -stiffness * (length - rest);
  }

  public void stretch(double by) {
    length += by;
  }

  public static Spring boot(double stiffness) {
    // a short spring, as in the heel of a boot
    return new Spring(stiffness, 0.05);
  }

  @Override
  public String toString() {
    return "Spring(" + stiffness + ", " + rest + ")";
  }
}
