package cmd

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/viper"
)

var cfgFile string

var rootCmd = &cobra.Command{
	Use:   "sweep",
	Short: "Remove build outputs nobody has read for a while",
	RunE: func(cmd *cobra.Command, args []string) error {
		return sweep(viper.GetString("root"), viper.GetInt("days"))
	},
}

func Execute() {
	if err := rootCmd.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func init() {
	cobra.OnInitialize(func() {
		viper.SetConfigFile(cfgFile)
		viper.SetEnvPrefix("SWEEP")
		viper.AutomaticEnv()
		_ = viper.ReadInConfig()
	})
	rootCmd.PersistentFlags().StringVar(&cfgFile, "config", "sweep.toml", "config file")
	rootCmd.Flags().Int("days", 30, "age in days")
	_ = viper.BindPFlag("days", rootCmd.Flags().Lookup("days"))
}
