{
  description = "Notes, built the same everywhere";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.05";

  outputs = { self, nixpkgs }:
    let
      system = "x86_64-linux";
      pkgs = nixpkgs.legacyPackages.${system};
    in {
      packages.${system}.default = pkgs.stdenv.mkDerivation {
        pname = "notes";
        version = "1.2";
        src = self;
        nativeBuildInputs = [ pkgs.pkg-config ];
        installPhase = "install -Dm755 notes $out/bin/notes";
      };

      devShells.${system}.default = pkgs.mkShell { packages = [ pkgs.gdb pkgs.valgrind ]; };
    };
}
