#include "stack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

using ::testing::ElementsAre;

class StackTest : public ::testing::Test {
 protected:
  Stack<std::string> stack_;
};

TEST_F(StackTest, StartsEmpty) { EXPECT_TRUE(stack_.empty()); }

TEST_F(StackTest, GivesBackInReverse) {
  stack_.push("a");
  stack_.push("b");
  EXPECT_THAT(stack_.drain(), ElementsAre("b", "a"));
}

TEST(StackDeathTest, PopOfNothingThrows) {
  Stack<int> stack;
  ASSERT_THROW(stack.pop(), std::out_of_range);
}
