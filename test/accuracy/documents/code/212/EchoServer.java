package org.example.echo;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Inject;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;

public class EchoServer extends ChannelInitializer<SocketChannel> {
  private final Settings settings;

  @Inject
  EchoServer(Settings settings) {
    this.settings = settings;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext ctx, Object message) {
        ctx.writeAndFlush(message);
      }
    });
  }

  public static void main(String[] args) throws Exception {
    var server = Guice.createInjector(new AbstractModule() {}).getInstance(EchoServer.class);
    var group = new NioEventLoopGroup();
    new ServerBootstrap().group(group).channel(NioServerSocketChannel.class).childHandler(server)
        .bind(server.settings.port()).sync().channel().closeFuture().sync();
  }
}
