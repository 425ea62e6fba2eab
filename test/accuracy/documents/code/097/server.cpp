#include <boost/asio.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/program_options.hpp>

#include <iostream>
#include <memory>

namespace asio = boost::asio;
namespace po = boost::program_options;
using asio::ip::tcp;

asio::awaitable<void> echo(tcp::socket socket) {
  char data[1024];
  for (;;) {
    std::size_t n = co_await socket.async_read_some(asio::buffer(data), asio::use_awaitable);
    co_await asio::async_write(socket, asio::buffer(data, n), asio::use_awaitable);
  }
}

int main(int argc, char **argv) {
  po::options_description options("options");
  options.add_options()("port", po::value<unsigned short>()->default_value(7000));
  po::variables_map map;
  po::store(po::parse_command_line(argc, argv, options), map);

  asio::io_context io;
  tcp::acceptor acceptor(io, {tcp::v4(), map["port"].as<unsigned short>()});
  std::cout << "listening\n";
  io.run();
}
