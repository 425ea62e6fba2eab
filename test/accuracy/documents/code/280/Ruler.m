#import <Foundation/Foundation.h>

@interface Ruler : NSObject
@property (nonatomic) double length;
- (instancetype)initWithLength:(double)length;
@end

@implementation Ruler

- (instancetype)initWithLength:(double)length {
    if ((self = [super init])) {
        _length = length;
    }
    return self;
}

@end

int main(int argc, const char *argv[]) {
    @autoreleasepool {
        Ruler *ruler = [[Ruler alloc] initWithLength:30];
        NSLog(@"%.1f cm, next: %@", ruler.length, [NSDate date]);
    }
    return 0;
}
