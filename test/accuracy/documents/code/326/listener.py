#!/usr/bin/env python3
import rclpy
from geometry_msgs.msg import Twist
from rclpy.node import Node
from rclpy.qos import qos_profile_sensor_data
from sensor_msgs.msg import LaserScan


class Avoid(Node):
    def __init__(self):
        super().__init__("avoid")
        self.declare_parameter("distance", 0.5)
        self.out = self.create_publisher(Twist, "cmd_vel", 10)
        self.create_subscription(LaserScan, "scan", self.look, qos_profile_sensor_data)

    def look(self, scan):
        near = min(scan.ranges) < self.get_parameter("distance").value
        move = Twist()
        move.linear.x = 0.0 if near else 0.2
        move.angular.z = 0.6 if near else 0.0
        self.out.publish(move)


def main():
    rclpy.init()
    rclpy.spin(Avoid())
    rclpy.shutdown()


if __name__ == "__main__":
    main()
